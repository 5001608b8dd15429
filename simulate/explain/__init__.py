"""One student's year as a story: what decided, what did not, and why; told by the rules themselves.

The rules are asked once more about a batch of one whose columns remember where they come from
(`told`, `listening`); what they remember becomes a story (`story`), which `simulate.report` prints.
"""
