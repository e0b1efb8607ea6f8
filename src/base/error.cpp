#include "stave/base/error.hpp"

namespace stave {

tl::unexpected<Error> fail(Errc code, std::string where, Message what) {
  return tl::unexpected<Error>(Error{code, std::move(where), std::move(what)});
}

std::string_view to_string(Errc code) noexcept {
  switch (code) {
    case Errc::kInvalidInput:
      return "invalid_input";
    case Errc::kNotFound:
      return "not_found";
    case Errc::kConflict:
      return "conflict";
    case Errc::kDenied:
      return "denied";
    case Errc::kInfeasible:
      return "infeasible";
  }
  return "unknown";
}

}  // namespace stave
