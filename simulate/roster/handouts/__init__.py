"""What a clerk hands on: groups, slips, refunds, reconciliation, the roster of the next year."""
