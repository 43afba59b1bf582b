"""What `smearscope doctor` finds out of the computer it runs on, for those who look after it, without personal data."""
