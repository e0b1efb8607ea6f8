#pragma once

#include <map>
#include <string>

namespace stave::office {

/// A zip file of those bytes by path. The same files give the same bytes. Empty when it would not
/// fit into 4 GiB.
std::string write_zip(const std::map<std::string, std::string>& files);

}  // namespace stave::office
