#include "message_text.hpp"

#include <utility>

namespace stave::app {
namespace {

void append(const std::string& part, std::string& out) {
  for (const char c : part) {
    if (c == '\\' || c == '|' || c == '=') {
      out += '\\';
    }
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

/// Cuts at bare `mark`s; what is escaped stays so.
std::vector<std::string> parts(const std::string& text, char mark) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      out.back() += text[i];
      out.back() += text[++i];
    } else if (text[i] == mark) {
      out.emplace_back();
    } else {
      out.back() += text[i];
    }
  }
  return out;
}

std::string bare(const std::string& part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] == '\\' && i + 1 < part.size()) {
      ++i;
      out += part[i] == 'n' ? '\n' : part[i];
    } else {
      out += part[i];
    }
  }
  return out;
}

}  // namespace

std::string text_of(const std::vector<Message>& messages) {
  std::string out;
  for (const Message& message : messages) {
    out += out.empty() ? "" : "\n";
    append(message.key, out);
    for (const auto& [name, value] : message.args) {
      out += '|';
      append(name, out);
      out += '=';
      append(value, out);
    }
  }
  return out;
}

std::vector<Message> messages_of(const std::string& text) {
  std::vector<Message> out;
  for (const std::string& line : text.empty() ? std::vector<std::string>() : parts(text, '\n')) {
    Message message;
    for (const std::string& part : parts(line, '|')) {
      const auto sides = parts(part, '=');
      if (message.key.empty()) {
        message.key = bare(part);
      } else if (sides.size() == 2) {
        message.args.emplace_back(bare(sides[0]), bare(sides[1]));
      }
    }
    out.push_back(std::move(message));
  }
  return out;
}

}  // namespace stave::app
