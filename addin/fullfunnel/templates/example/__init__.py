"""The example campaign: NS Treinpakkers."""
