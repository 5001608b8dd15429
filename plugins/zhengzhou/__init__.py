"""Zhengzhou, 郑政办〔2023〕26号: prepayment by choice, a municipal top-up, refunds and credit."""
