"""Which of these tests run when."""


def pytest_ignore_collect(collection_path, config):
    """The tests with nginx need it installed: they run when they are named, as .ci/run does, and never half."""
    if collection_path.name == "test_stack.py" and not any("test_stack" in str(named) for named in config.args):
        return True
    return None
