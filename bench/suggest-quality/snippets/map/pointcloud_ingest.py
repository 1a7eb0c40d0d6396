import numpy as np

from .geo import offset_coordinates
from .queue import Broker


class PointCloudIngest:
    """Takes raw lidar sweeps with their GNSS poses and hands them to the surveying partner's tenant."""

    def __init__(self, broker: Broker, partner_topic: str):
        self.broker = broker
        self.partner_topic = partner_topic

    def on_sweep(self, lidar: np.ndarray, gnss_fix, imu_pose) -> None:
        trajectory_point = (gnss_fix.longitude, gnss_fix.latitude, gnss_fix.elevation)
        self.broker.publish(
            self.partner_topic,
            {"pointcloud": lidar.tobytes(), "pose": imu_pose, "position": trajectory_point},
        )

    def export_for_viewer(self, lidar: np.ndarray) -> np.ndarray:
        return offset_coordinates(lidar)
