from src.anonymize import Box, blur


class Frame(dict):
    pass


# @reg CN-AUTO-8, FLT-BLUR-1: a test file, so these links verify
def test_a_frame_with_a_broken_box_is_dropped():
    assert blur(Frame(), [Box(10, 10, 5, 5)]) is None
