#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/pack.hpp"
#include "stave/pack/pack.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

/// Ids of the packs that come with the program, in order.
std::vector<std::string> shipped_packs();

/// The files of a shipped pack's id or, when none has it, of the folder of that name; a folder that
/// is named like a shipped pack is written ./pack-id.
/// Fails with app.pack_unknown, which lists what there is.
Result<pack::PackFiles> pack_files(const std::string& id_or_dir);

/// pack_files, then pack::load: every fault of the folder in one pass.
Checked<Pack> load_pack(const std::string& id_or_dir);

/// Cross-walks from or to a shipped pack, between shipped packs.
std::vector<Crosswalk> crosswalks_of(std::string_view pack_id);

/// Text of a file that comes with the program: "demo/demo.toml", "plan-2019.txt". \pre it exists
std::string_view example(std::string_view name);

}  // namespace stave::app
