#include "events.hpp"

#include <utility>

namespace stave::api {

void EventHub::join(std::shared_ptr<http::EventSink> sink, std::string person,
                    std::string session) {
  const std::lock_guard lock(mutex_);
  listeners_.push_back({std::move(sink), std::move(person), std::move(session)});
}

template <class Over>
void EventHub::end(Over is_over) {
  const std::lock_guard lock(mutex_);
  std::erase_if(listeners_, [&](const Listener& listener) {
    const bool ends = is_over(listener);
    if (ends) {
      listener.sink->close();
    }
    return ends;
  });
}

void EventHub::end_session(const std::string& session) {
  end([&](const Listener& listener) { return listener.session == session; });
}

void EventHub::end_closed(
    const std::function<bool(const std::string& person, const std::string& session)>& is_open) {
  end([&](const Listener& listener) { return !is_open(listener.person, listener.session); });
}

template <class Wanted>
void EventHub::send(const std::string& event, const std::string& id, const std::string& data,
                    Wanted wanted) {
  const std::lock_guard lock(mutex_);
  std::erase_if(listeners_, [&](const Listener& listener) {
    return wanted(listener) && !listener.sink->send(event, id, data);
  });
}

void EventHub::tell(const std::string& event, const std::string& id, const std::string& data) {
  send(event, id, data, [](const Listener&) { return true; });
}

void EventHub::tell_person(const std::string& person, const std::string& event,
                           const std::string& data) {
  send(event, "", data, [&](const Listener& listener) { return listener.person == person; });
}

void EventHub::close() {
  const std::lock_guard lock(mutex_);
  for (const Listener& listener : listeners_) {
    listener.sink->close();
  }
  listeners_.clear();
}

}  // namespace stave::api
