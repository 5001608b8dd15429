"""The contract between regions and the simulator, and nothing else.

It knows no region, no report and no command line. Start reading in `hookspecs.py`: every
question that a region answers is on that one page; `assess.py` is the straight line through them.
"""
