#include "vehicle_state.h"

enum class Refusal { kNone, kGear, kSpeed, kBattery, kIgnition };

Refusal CheckUpdatePreconditions(const VehicleState& state) {
  if (state.gear != Gear::kPark) return Refusal::kGear;
  if (state.speed_kph > 0.0) return Refusal::kSpeed;
  if (state.battery_soc < 0.35 || state.battery_voltage < 12.1) return Refusal::kBattery;
  if (state.ignition == Ignition::kOn) return Refusal::kIgnition;
  return Refusal::kNone;
}

UpdateResult Updater::Run(const Package& package) {
  if (CheckUpdatePreconditions(bus_.Read()) != Refusal::kNone) return UpdateResult::kPostponed;
  slots_.WriteInactive(package);
  slots_.MarkTrial();
  if (!Reboot() || !SelfTest()) {
    slots_.Rollback();
    return UpdateResult::kRolledBack;
  }
  slots_.Commit();
  return UpdateResult::kInstalled;
}
