#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace stave::cli {

/// CLI11's help with columns aligned by display width, so that Chinese lines up too.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter();
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* command) const override;

 private:
  static std::string line(const std::string& name, const std::string& description);
};

}  // namespace stave::cli
