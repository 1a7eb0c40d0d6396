from dataclasses import dataclass


@dataclass
class DriverState:
    gaze_on_road: bool
    hands_on_wheel: bool
    eyes_closed_s: float


class AttentionMonitor:
    HANDS_OFF_WARN_S = 10
    HANDS_OFF_ALARM_S = 15

    def __init__(self, hmi, clock):
        self.hmi = hmi
        self.clock = clock
        self.hands_off_since = None

    def update(self, state: DriverState) -> None:
        if not state.hands_on_wheel:
            self.hands_off_since = self.hands_off_since or self.clock.now()
            elapsed = self.clock.now() - self.hands_off_since
            if elapsed > self.HANDS_OFF_ALARM_S:
                self.hmi.takeover_alarm()
            elif elapsed > self.HANDS_OFF_WARN_S:
                self.hmi.steering_warning()
        else:
            self.hands_off_since = None
        if not state.gaze_on_road or state.eyes_closed_s > 1.5:
            self.hmi.attention_warning()
