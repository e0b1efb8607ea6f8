#pragma once

#include "stave/http/message.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace stave::api {

/// Everybody who listens. Any thread may call it.
class EventHub {
 public:
  /// `person`: whose events of jobs are told too. `session`: the stream ends with it.
  void join(std::shared_ptr<http::EventSink> sink, std::string person, std::string session);

  /// Ends the streams of a session that was closed.
  void end_session(const std::string& session);

  /// Ends the streams of sessions that are open no longer.
  void end_closed(
      const std::function<bool(const std::string& person, const std::string& session)>& is_open);

  /// To all.
  void tell(const std::string& event, const std::string& id, const std::string& data);

  /// To the person's own pages.
  void tell_person(const std::string& person, const std::string& event, const std::string& data);

  /// Ends every stream.
  void close();

 private:
  struct Listener {
    std::shared_ptr<http::EventSink> sink;
    std::string person;
    std::string session;
  };

  template <class Over>
  void end(Over is_over);

  template <class Wanted>
  void send(const std::string& event, const std::string& id, const std::string& data,
            Wanted wanted);

  std::mutex mutex_;
  std::vector<Listener> listeners_;
};

}  // namespace stave::api
