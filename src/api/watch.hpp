#pragma once

#include "services.hpp"

#include <stop_token>

namespace stave::api {

/// Until it is asked to stop: tells open pages that something changed, whoever changed it; ends the
/// streams of whoever is signed in no longer; sweeps what is over.
void watch(Services& services, const std::stop_token& stop);

}  // namespace stave::api
