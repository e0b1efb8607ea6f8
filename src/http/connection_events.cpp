#include "connection.hpp"

#include <fmt/format.h>

#include <utility>

// The part of a connection that sends events.

namespace stave::http {
namespace {

constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace

void Connection::start_events() {
  phase_ = Phase::kStreaming;
  const auto source = std::move(answer_->response.events);
  report();
  // The stream calls this under its lock and only until close(), which takes the lock as well: the
  // connection is there.
  events_ = std::make_shared<EventStream>([this] {
    transport_->post([self = shared_from_this()] { self->run([&] { self->pump(); }); });
  });
  limit(site_->options.ping_time);
  watch();
  source(events_);
  if (site_->stopping) {
    events_->close();
  }
}

/// Reads only to learn that the client has gone.
void Connection::watch() {
  transport_->read(bytes_, then(&Connection::on_watched));
}

void Connection::on_watched(bool ok, std::size_t /*bytes*/) {
  if (ok) {
    watch();
  } else {
    close();
  }
}

void Connection::pump() {
  if (phase_ != Phase::kStreaming || sending_piece_) {
    return;
  }
  switch (events_->next(text_)) {
    case EventStream::Next::kWait:
      return;
    case EventStream::Next::kSend:
      send_piece(text_);
      return;
    case EventStream::Next::kEnd:
      end_events();
      return;
    case EventStream::Next::kDrop:
      close();
      return;
  }
}

void Connection::send_piece(std::string_view text) {
  piece_ = chunked_ ? fmt::format("{:x}\r\n{}\r\n", text.size(), text) : std::string(text);
  sending_piece_ = true;
  piece_began_ = Clock::now();
  send(piece_, {}, &Connection::on_piece);
}

void Connection::on_piece(bool ok, std::size_t /*bytes*/) {
  if (!ok) {
    close();
    return;
  }
  sending_piece_ = false;
  events_->sent(text_.size());
  text_.clear();
  limit(site_->options.ping_time);
  pump();
}

void Connection::ping() {
  if (!sending_piece_) {
    send_piece(": ping\n\n");
  } else if (Clock::now() - piece_began_ > site_->options.body_time) {
    close();
    return;
  }
  limit(site_->options.ping_time);
}

void Connection::end_events() {
  sending_piece_ = true;
  send(chunked_ ? kLastChunk : std::string_view(), {}, &Connection::on_events_ended);
}

void Connection::on_events_ended(bool ok, std::size_t /*bytes*/) {
  if (!ok) {
    close();
    return;
  }
  phase_ = Phase::kEnding;
  events_->cut();
  limit(kEndTime);
  transport_->cut_writing();  // watch() sees the client go
}

}  // namespace stave::http
