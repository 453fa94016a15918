"""Proof that a log only grew: the Merkle tree over its entries, checkpoints, signed notes; pure, without a database."""
