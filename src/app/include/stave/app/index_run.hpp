#pragma once

#include "stave/base/error.hpp"
#include "stave/index/run.hpp"

#include <string>
#include <string_view>

namespace stave::app {

/// A file by name and content.
struct NamedBytes {
  std::string name;
  std::string bytes;
};

/// What `stave index run` was asked for, as text.
struct IndexRunOptions {
  bool denominate = false;
  std::string impute;
  std::string treat;
  std::string normalise = "minmax:0:100";
  std::string aggregate = "amean";
  std::string weights = "given";
  double coverage = 0.0;
  NamedBytes goalposts;  ///< the file that normalise names; read by the caller
};

struct IndexAnswer {
  std::string scores;  ///< CSV: uCode, then the aggregates from the lowest level up
  std::string ranks;   ///< CSV: the same with competition ranks
  std::vector<Message> notes;
};

/// The name of the goalposts file in a `--normalise` text, or "".
Result<std::string> goalposts_file(const std::string& normalise);

/// Computes an index from COINr's tables. Fails with every fault of files and options.
Checked<IndexAnswer> run_index(const NamedBytes& meta, const NamedBytes& data,
                               const IndexRunOptions& options);

}  // namespace stave::app
