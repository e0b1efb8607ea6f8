#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace stave::office;

/// A monthly table of a province's enterprises: 50,000 rows x 5 columns, texts, codes and figures.
Book enterprise_book(std::size_t rows) {
  Sheet sheet;
  sheet.name = "企业";
  sheet.columns = {{"名称"}, {"代码"}, {"产值"}, {"增长率"}, {"备注"}};
  for (std::size_t i = 0; i < rows; ++i) {
    const auto whole = static_cast<std::int64_t>(i);
    const auto value = divide(stave::Decimal(whole * 37 % 100'003), stave::Decimal(100));
    const auto growth = divide(stave::Decimal(whole % 997 - 300), stave::Decimal(10'000));
    std::vector<SheetCell> row(5);
    row[0].value = text_cell("企业" + std::to_string(i));
    row[1].value = text_cell("9142010000000" + std::to_string(10'000 + i));
    row[2].value = number_cell(*value);
    row[3].value = number_cell(*growth);
    row[3].value.percent = true;
    row[4].value = text_cell(i % 3 == 0 ? "规上" : "规下");
    sheet.rows.push_back(std::move(row));
  }
  Book book;
  book.sheets.push_back(std::move(sheet));
  return book;
}

void bm_read_xlsx(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  const auto bytes = write_xlsx(enterprise_book(rows));
  const auto once = bytes ? read_xlsx(*bytes, "bench.xlsx") : stave::Result<Workbook>(Workbook{});
  if (!once || once->sheets.empty() || once->sheets[0].rows.size() != rows + 1 ||
      once->sheets[0].at(3, 2).text != "0.74") {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(read_xlsx(*bytes, "bench.xlsx"));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * 5);
}

void bm_write_xlsx(benchmark::State& state) {
  const auto book = enterprise_book(static_cast<std::size_t>(state.range(0)));
  if (!write_xlsx(book)) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(write_xlsx(book));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * 5);
}

void bm_read_csv(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  const auto read = read_xlsx(*write_xlsx(enterprise_book(rows)), "bench.xlsx");
  const auto bytes = write_csv(read->sheets[0]);
  const auto once = read_csv(bytes, "bench.csv");
  if (!once || once->rows.size() != rows + 1) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(read_csv(bytes, "bench.csv"));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * 5);
}

BENCHMARK(bm_read_xlsx)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_write_xlsx)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_read_csv)->Arg(50'000)->Unit(benchmark::kMillisecond);

}  // namespace
