#pragma once

#include "stave/base/error.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// Messages as text that is stored: a line each, "key|name=value|name=value", with \ before what
/// would end a part.
std::string text_of(const std::vector<Message>& messages);
std::vector<Message> messages_of(const std::string& text);

}  // namespace stave::app
