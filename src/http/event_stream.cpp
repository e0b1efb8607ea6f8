#include "event_stream.hpp"

namespace stave::http {
namespace {

/// `text` cut at every "\r\n", "\r" or "\n", each line after `field`.
void write_lines(std::string& out, std::string_view field, std::string_view text) {
  while (true) {
    const auto end = text.find_first_of("\r\n");
    out.append(field).append(": ").append(text.substr(0, end)).append("\n");
    if (end == std::string_view::npos) {
      return;
    }
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
}

void write_word(std::string& out, std::string_view field, std::string_view word) {
  if (word.empty()) {
    return;
  }
  out.append(field).append(": ");
  for (const char c : word) {
    if (c != '\r' && c != '\n' && c != '\0') {
      out.push_back(c);
    }
  }
  out.append("\n");
}

}  // namespace

std::string event_text(std::string_view event, std::string_view id, std::string_view data) {
  std::string out;
  write_word(out, "event", event);
  write_word(out, "id", id);
  write_lines(out, "data", data);
  out.append("\n");
  return out;
}

bool EventStream::send(std::string_view event, std::string_view id, std::string_view data) {
  const auto text = event_text(event, id, data);
  const std::scoped_lock lock(mutex_);
  if (cut_ || ended_ || too_slow_) {
    return false;
  }
  if (unsent_ + text.size() > kMostUnsent) {
    too_slow_ = true;
    wake();
    return false;
  }
  waiting_ += text;
  unsent_ += text.size();
  wake();
  return true;
}

void EventStream::close() {
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  wake();
}

void EventStream::cut() {
  const std::scoped_lock lock(mutex_);
  cut_ = true;
  waiting_.clear();
}

EventStream::Next EventStream::next(std::string& text) {
  const std::scoped_lock lock(mutex_);
  awake_ = false;
  if (too_slow_) {
    return Next::kDrop;
  }
  if (waiting_.empty()) {
    return ended_ ? Next::kEnd : Next::kWait;
  }
  text.clear();
  text.swap(waiting_);
  return Next::kSend;
}

void EventStream::sent(std::size_t bytes) {
  const std::scoped_lock lock(mutex_);
  unsent_ -= bytes;
}

void EventStream::wake() {
  if (!cut_ && !awake_) {
    awake_ = true;
    wake_();
  }
}

}  // namespace stave::http
