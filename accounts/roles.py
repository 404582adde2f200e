def apply_roles(**kwargs):
    pass
