import cv2
import numpy as np


class FacePlateBlurrer:
    """Runs on the camera ECU before a clip is queued for upload."""

    def __init__(self, face_detector, plate_detector, min_confidence=0.35):
        self.face_detector = face_detector
        self.plate_detector = plate_detector
        self.min_confidence = min_confidence

    def anonymize_frame(self, frame: np.ndarray) -> np.ndarray:
        boxes = [
            box
            for detector in (self.face_detector, self.plate_detector)
            for box, confidence in detector.detect(frame)
            if confidence >= self.min_confidence
        ]
        for x, y, w, h in boxes:
            roi = frame[y : y + h, x : x + w]
            frame[y : y + h, x : x + w] = cv2.GaussianBlur(roi, (51, 51), 0)
        return frame

    def anonymize_clip(self, clip):
        return [self.anonymize_frame(frame) for frame in clip.frames]
