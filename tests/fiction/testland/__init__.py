"""Testland, 试发〔2023〕1号: a fictional region with two localities, prepayment and refunds."""
