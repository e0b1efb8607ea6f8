#include "help_formatter.hpp"

#include "stave/base/text.hpp"

namespace stave::cli {
namespace {

constexpr std::size_t kColumn = 34;

}  // namespace

HelpFormatter::HelpFormatter() {
  column_width(kColumn);
}

std::string HelpFormatter::line(const std::string& name, const std::string& description) {
  const std::string left = "  " + name;
  if (display_width(left) + 2 > kColumn) {
    return left + "\n" + std::string(kColumn, ' ') + description + "\n";
  }
  return pad_right(left, kColumn) + description + "\n";
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  return line(make_option_name(option, is_positional) + make_option_opts(option),
              make_option_desc(option));
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
  return line(command->get_name(), command->get_description());
}

}  // namespace stave::cli
