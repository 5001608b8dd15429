"""Changsha, 长医保发〔2023〕56号: freshmen prepay the programme; relief is reimbursed or netted."""
