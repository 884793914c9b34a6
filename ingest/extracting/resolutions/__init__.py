"""What meetings resolved, limb by limb, with movers and votes."""
