"""Liaoning, 辽医保〔2022〕81号: yearly payment, tariffs by city, no wait for the assisted."""
