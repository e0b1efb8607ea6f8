#pragma once

#include "stave/domain/task_record.hpp"
#include "stave/store/change.hpp"

#include <string>
#include <vector>

namespace stave::store {

/// A notice that was put out.
struct StoredNotice {
  std::string item;
  std::string kind;
  std::string recipient;
  std::string occasion;
  Day day{};
  std::string unit;    ///< code
  std::string person;  ///< code, "" when nobody holds the office
  std::string text;    ///< in the language of the office
  ChangeNumber change = 0;

  /// Names it among all notices.
  [[nodiscard]] std::string name(const std::string& plan) const;
};

/// An attempt to deliver a notice.
struct Delivery {
  std::string notice;
  std::string channel;  ///< "file", "smtp", "webhook"
  std::string state;    ///< "sent", or why it failed
};

/// The lives of a plan's items. No state but the connection.
class TaskRepo {
 public:
  explicit TaskRepo(Connection& db) noexcept : db_(&db) {}

  /// Within a change the order is that of these functions; of each, items in ascending order.
  static void add(Change& change, const std::string& plan, const TaskStepTaken& step);
  static void add(Change& change, const std::string& plan, const TaskWait& wait);
  static void add(Change& change, const std::string& plan, const TaskEvent& event);
  static void add(Change& change, const std::string& plan, const RequestVersion& request);
  static void add(Change& change, const std::string& plan, const ReviewDay& day);
  static void add(Change& change, const std::string& plan, std::vector<StoredNotice> notices);
  static void add(Change& change, std::vector<Delivery> deliveries);

  /// Every step of every item: by item, the oldest first, without at, actor and reason.
  [[nodiscard]] std::vector<TaskStepTaken> steps(const std::string& plan,
                                                 ChangeNumber up_to = kNow) const;
  /// Of every item the steps by which it is looked at on a day, likewise: all but feedback; the
  /// newest feedback of all and up to the day, the newest up to the day with a percentage, the
  /// first with any progress; all feedback of an item that ever waited, ever reported days behind,
  /// or repeats.
  [[nodiscard]] std::vector<TaskStepTaken> steps_seen_on(const std::string& plan, Day day,
                                                         ChangeNumber up_to = kNow) const;
  /// Every step of one item, whole.
  [[nodiscard]] std::vector<TaskStepTaken> steps_of(const std::string& plan,
                                                    const std::string& item,
                                                    ChangeNumber up_to = kNow) const;
  /// Every version: by item, the oldest first.
  [[nodiscard]] std::vector<TaskWait> waits(const std::string& plan,
                                            ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<TaskWait> waits_of(const std::string& plan, const std::string& item,
                                               ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<TaskEvent> events(const std::string& plan,
                                              ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<TaskEvent> events_of(const std::string& plan, const std::string& item,
                                                 ChangeNumber up_to = kNow) const;
  /// Every step of every request: by subject and number, the oldest first.
  [[nodiscard]] std::vector<RequestVersion> requests(const std::string& plan,
                                                     ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<RequestVersion> requests_of(const std::string& plan,
                                                        const std::string& item,
                                                        ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<ReviewDay> reviews(const std::string& plan,
                                               ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<StoredNotice> notices(const std::string& plan,
                                                  ChangeNumber up_to = kNow) const;
  [[nodiscard]] std::vector<StoredNotice> notices_of(const std::string& plan,
                                                     const std::string& item,
                                                     ChangeNumber up_to = kNow) const;
  /// The newest attempt of each notice.
  [[nodiscard]] std::vector<Delivery> deliveries(ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
