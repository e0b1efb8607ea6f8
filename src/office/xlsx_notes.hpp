#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

/// A comment at a cell, counted from 0.
struct Note {
  std::size_t row = 0;
  std::size_t column = 0;
  std::string text;
};

/// The `<comment>` of a note by the part's author number; `prefix` is "" or ends with a colon.
[[nodiscard]] std::string comment_element(const Note& note, std::size_t author,
                                          std::string_view prefix = "");

/// The part of a sheet's comments.
[[nodiscard]] std::string comments_part(const std::vector<Note>& notes, std::string_view author);

/// The box in which a comment is shown; `number` is another for each box of a part.
[[nodiscard]] std::string note_shape(const Note& note, std::size_t number);

/// The drawing part with the boxes of all notes. `sheet` is another for each sheet of a book.
[[nodiscard]] std::string notes_drawing(const std::vector<Note>& notes, std::size_t sheet);

}  // namespace stave::office
