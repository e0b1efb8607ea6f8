#pragma once

namespace stave {

/// What somebody who is logged in has to do before anything else. The numbers are stored.
enum class Owed : unsigned char { kNothing, kPassword, kFactor };

}  // namespace stave
