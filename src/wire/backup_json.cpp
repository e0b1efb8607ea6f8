#include "stave/wire/backup_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace stave::wire {

using nlohmann::json;

json to_json(const app::BackupReceipt& receipt) {
  return {{"at", receipt.at},        {"changes", receipt.changes},
          {"head", receipt.head},    {"trail_code", receipt.trail_code()},
          {"rows", receipt.rows},    {"files", receipt.files},
          {"sha256", receipt.sha256}};
}

json to_json(const app::DrillDone& drill) {
  auto tables = json::array();
  for (const auto& table : drill.content.tables) {
    tables.push_back({{"table", table.table}, {"rows", table.rows}, {"sha256", table.sha256}});
  }
  return {
      {"equal", true},
      {"backup", to_json(drill.receipt)},
      {"tables", std::move(tables)},
      {"seconds",
       {{"backup", drill.backup_s}, {"restore", drill.restore_s}, {"compare", drill.compare_s}}}};
}

}  // namespace stave::wire
