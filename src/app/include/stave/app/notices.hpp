#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/app/rulebook.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/store/task_repo.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace stave::app {

/// Puts out the notices that are due on a day and were not yet put out: reminders before dates,
/// missing reports, urging of units that are waited for, escalation. To whom: the persons with the
/// duty (fill in the unit, review in the unit, supervise, decide), the first by code. The text is
/// in the language given. Needs the duty to supervise; asked again it gives none.
Result<std::vector<store::StoredNotice>> put_out_notices(Folder& folder, const std::string& plan,
                                                         const Rulebook& rules,
                                                         i18n::Language language, const By& by);

/// A message to a person.
struct Mail {
  std::string id;         ///< the notice's name
  std::string recipient;  ///< code of a person
  std::string subject;
  std::string body;
};

/// A way in which mail leaves the house.
class Sender {
 public:
  Sender() = default;
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  Sender(Sender&&) = delete;
  Sender& operator=(Sender&&) = delete;
  virtual ~Sender() = default;

  /// "file", "smtp", "webhook"
  [[nodiscard]] virtual std::string channel() const = 0;

  /// Fails with outbox.failed and the reason.
  virtual Result<void> send(const Mail& mail) = 0;
};

/// file:FOLDER, smtp://HOST:PORT?from=A&domain=D (mail to code@domain), http(s)://... (JSON by
/// POST). Fails with outbox.bad_address.
Result<std::unique_ptr<Sender>> sender_of(const std::string& address);

struct Delivered {
  std::size_t sent = 0;
  std::size_t failed = 0;
  Errors errors;
};

/// Sends every notice that was not yet sent, and remembers how it went. A failure stops no other.
Result<Delivered> deliver_notices(Folder& folder, const std::string& plan, Sender& sender,
                                  const By& by);

}  // namespace stave::app
