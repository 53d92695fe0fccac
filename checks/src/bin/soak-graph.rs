//! Draws what a soak has sampled, as one SVG: memory, open files and threads of each process, over time.
//!
//! `.ci/soak` calls it: `soak-graph OUT.svg serve.csv run.csv`. A table has a head, and the columns second, memory in
//! KiB, open files, threads, answers so far.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use plotters::prelude::*;

/// The size of the picture.
const SIZE: (u32, u32) = (900, 720);

/// The colours of the processes: far apart in brightness too, so that they can be told apart in print.
const COLOURS: [RGBColor; 2] = [RGBColor(0x00, 0x5a, 0x9c), RGBColor(0xe0, 0x7b, 0x00)];

/// What one process took.
struct Sampled {
    name: String,
    /// Each look: its second, and the values of its columns.
    rows: Vec<(f64, Vec<f64>)>,
}

/// A part of the picture.
struct Panel {
    title: &'static str,
    column: usize,
    /// How many of the table's units are one of the picture's.
    unit: f64,
}

const PANELS: [Panel; 3] = [
    Panel { title: "Memory, MiB", column: 0, unit: 1024.0 },
    Panel { title: "Open files", column: 1, unit: 1.0 },
    Panel { title: "Threads", column: 2, unit: 1.0 },
];

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [out, tables @ ..] = &args[..] else {
        eprintln!("error: name the picture, and then the tables\nhint: .ci/soak shows how");
        return ExitCode::from(2);
    };
    match draw(out, tables) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}\nhint: see whether each table is what a soak has written");
            ExitCode::FAILURE
        }
    }
}

fn draw(out: &str, tables: &[String]) -> Result<(), Box<dyn Error>> {
    let sampled: Vec<Sampled> = tables.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let area = SVGBackend::new(out, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let parts = area.split_evenly((PANELS.len(), 1));
    for (part, panel) in parts.iter().zip(&PANELS) {
        draw_panel(part, panel, &sampled)?;
    }
    area.present()?;
    Ok(())
}

fn read(path: &str) -> Result<Sampled, Box<dyn Error>> {
    let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let row = |line: &str| -> Result<(f64, Vec<f64>), Box<dyn Error>> {
        let mut numbers = line.split(',').map(str::parse);
        let second = numbers.next().ok_or("a line is empty")??;
        Ok((second, numbers.collect::<Result<_, _>>()?))
    };
    let rows = text.lines().skip(1).map(row).collect::<Result<_, _>>()?;
    Ok(Sampled { name, rows })
}

fn draw_panel(
    part: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    panel: &Panel,
    sampled: &[Sampled],
) -> Result<(), Box<dyn Error>> {
    let minutes = |second: f64| second / 60.0;
    let value = |row: &[f64]| row.get(panel.column).copied().unwrap_or_default() / panel.unit;
    let all = || sampled.iter().flat_map(|one| &one.rows);
    let longest = all().map(|(second, _)| minutes(*second)).fold(0.1, f64::max);
    let highest = all().map(|(_, row)| value(row)).fold(1.0, f64::max) * 1.15;
    let mut chart = ChartBuilder::on(part)
        .caption(panel.title, ("sans-serif", 17))
        .margin(8)
        .x_label_area_size(32)
        .y_label_area_size(44)
        .build_cartesian_2d(0.0..longest, 0.0..highest)?;
    let whole = |value: &f64| format!("{value:.0}");
    let mut mesh = chart.configure_mesh();
    mesh.x_desc("minutes").x_label_formatter(&whole).y_labels(5).y_label_formatter(&whole);
    mesh.light_line_style(WHITE).draw()?;
    for (one, colour) in sampled.iter().zip(COLOURS) {
        let points = one.rows.iter().map(|(second, row)| (minutes(*second), value(row)));
        let line = LineSeries::new(points, colour.stroke_width(2));
        let key = move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(3));
        chart.draw_series(line)?.label(&one.name).legend(key);
    }
    let labels = SeriesLabelPosition::LowerRight;
    chart.configure_series_labels().position(labels).background_style(WHITE).draw()?;
    Ok(())
}
