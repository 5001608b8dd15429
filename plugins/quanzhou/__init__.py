"""Quanzhou, 泉医保〔2022〕116号: entrants are covered from September, also when they pay late."""
