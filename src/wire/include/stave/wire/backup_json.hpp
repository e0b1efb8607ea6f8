#pragma once

#include "stave/app/backup.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

nlohmann::json to_json(const app::BackupReceipt& receipt);
nlohmann::json to_json(const app::DrillDone& drill);

}  // namespace stave::wire
