# Reads a panel as CSV and as Stata with nothing but the paths, and prints each column: form, name, class, cells.
paths <- commandArgs(TRUE)
forms <- list(
  readr = readr::read_csv(paths[1], na = "NA", guess_max = Inf, show_col_types = FALSE),
  haven = haven::read_dta(paths[2])
)
for (form in names(forms)) {
  for (name in names(forms[[form]])) {
    column <- forms[[form]][[name]]
    cells <- if (is.numeric(column)) sprintf("%.17g", column) else as.character(column)
    cells[is.na(column)] <- "NA"
    cat(form, name, class(column)[1], cells, sep = "\t")
    cat("\n")
  }
}
