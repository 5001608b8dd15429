"""Turns rules into answers for people: population, forecast, tables and the command line."""
