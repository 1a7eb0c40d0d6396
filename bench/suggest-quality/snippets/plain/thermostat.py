class PidController:
    def __init__(self, kp, ki, kd, limits=(0.0, 1.0)):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.limits = limits
        self.integral = 0.0
        self.previous = None

    def step(self, target, measured, dt):
        error = target - measured
        self.integral += error * dt
        derivative = 0.0 if self.previous is None else (error - self.previous) / dt
        self.previous = error
        output = self.kp * error + self.ki * self.integral + self.kd * derivative
        return min(max(output, self.limits[0]), self.limits[1])


class Thermostat:
    def __init__(self, sensor, heater, controller, target=21.0):
        self.sensor, self.heater, self.controller = sensor, heater, controller
        self.target = target

    def tick(self, dt):
        temperature = self.sensor.read()
        self.heater.power = self.controller.step(self.target, temperature, dt)
