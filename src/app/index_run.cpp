#include "stave/app/index_run.hpp"

#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <utility>

namespace stave::app {
namespace {

Checked<index::Rows> rows_of(const NamedBytes& file) {
  const auto book = office::read_table_file(file.bytes, file.name);
  if (!book) {
    return tl::unexpected(Errors{book.error()});
  }
  index::Rows rows;
  if (book->sheets.empty()) {
    return rows;
  }
  const auto& sheet = book->sheets.front();
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    rows.emplace_back();
    for (std::size_t c = 0; c < sheet.columns(); ++c) {
      rows.back().push_back(sheet.at(r, c).text);
    }
  }
  return rows;
}

std::string csv_of(const index::Rows& rows) {
  office::Table table;
  for (const auto& row : rows) {
    table.rows.emplace_back();
    for (const auto& text : row) {
      table.rows.back().push_back(office::text_cell(text));
    }
  }
  return office::write_csv(table, {false, false});
}

/// Takes the value, or keeps the error.
template <class T>
void take(Result<T> from, T& into, Errors& errors) {
  if (from) {
    into = std::move(*from);
  } else {
    errors.push_back(std::move(from.error()));
  }
}

Checked<index::Recipe> recipe_of(const IndexRunOptions& options) {
  index::Recipe recipe;
  Errors errors;
  recipe.denominate = options.denominate;
  recipe.coverage = options.coverage;
  index::NormaliseOption normalise;
  take(index::parse_normalise(options.normalise), normalise, errors);
  take(index::parse_aggregate(options.aggregate), recipe.aggregate, errors);
  take(index::parse_weights(options.weights), recipe.weights, errors);
  if (!options.impute.empty()) {
    take(index::parse_impute(options.impute), recipe.impute, errors);
  }
  if (!options.treat.empty()) {
    take(index::parse_treat(options.treat), recipe.treat, errors);
  }
  recipe.normalise = normalise.normaliser;
  if (!normalise.posts_file.empty()) {
    const auto rows = rows_of(options.goalposts);
    auto posts =
        rows ? index::read_goalposts(*rows, options.goalposts.name) : tl::unexpected(rows.error());
    if (posts) {
      recipe.normalise_of = std::move(*posts);
    } else {
      errors.insert(errors.end(), posts.error().begin(), posts.error().end());
    }
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return recipe;
}

}  // namespace

Result<std::string> goalposts_file(const std::string& normalise) {
  const auto option = index::parse_normalise(normalise);
  if (!option) {
    return tl::unexpected(option.error());
  }
  return option->posts_file;
}

Checked<IndexAnswer> run_index(const NamedBytes& meta, const NamedBytes& data,
                               const IndexRunOptions& options) {
  const auto recipe = recipe_of(options);
  const auto meta_rows = rows_of(meta);
  const auto data_rows = rows_of(data);
  for (const Errors* errors :
       {recipe ? nullptr : &recipe.error(), meta_rows ? nullptr : &meta_rows.error(),
        data_rows ? nullptr : &data_rows.error()}) {
    if (errors != nullptr) {
      return tl::unexpected(*errors);
    }
  }
  const auto input = index::read_coinr_tables(*meta_rows, meta.name, *data_rows, data.name);
  if (!input) {
    return tl::unexpected(input.error());
  }
  const auto run = index::run(*input, *recipe);
  if (!run) {
    return tl::unexpected(run.error());
  }
  IndexAnswer answer{csv_of(index::score_rows(run->scores)), csv_of(index::rank_rows(run->scores)),
                     input->notes};
  answer.notes.insert(answer.notes.end(), run->notes.begin(), run->notes.end());
  return answer;
}

}  // namespace stave::app
