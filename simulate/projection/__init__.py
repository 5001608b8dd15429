"""From a cohort to facts: the programme year by year, the ledger, and what is read from it."""
