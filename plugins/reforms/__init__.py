"""Reforms: proposals that stand over regions, one package each."""
