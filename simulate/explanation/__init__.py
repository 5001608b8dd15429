"""One student's year, the policy cases, and what is installed."""
