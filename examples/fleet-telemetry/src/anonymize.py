"""Blurs faces and number plates in exterior video.

@reg CN-AUTO-8, FLT-BLUR-1: runs on the vehicle's own computer, before the uploader sees a frame
"""

from dataclasses import dataclass


@dataclass
class Box:
    left: int
    top: int
    right: int
    bottom: int


def blur(frame, boxes):
    """Masks every box; a frame with a box that cannot be masked is dropped.

    The words "@reg CN-PIPL-51" in a string would not count: only comments and docstrings do.
    """
    for box in boxes:
        if box.right <= box.left or box.bottom <= box.top:
            return None
        frame[box.top : box.bottom, box.left : box.right] = 0
    return frame


MESSAGE = "@reg CN-PIPL-51 in a string is no annotation"
