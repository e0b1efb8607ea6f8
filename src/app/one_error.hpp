#pragma once

#include "stave/base/error.hpp"

#include <utility>

namespace stave::app {

/// The list of one error.
inline Errors one(Error error) {
  return {std::move(error)};
}

}  // namespace stave::app
