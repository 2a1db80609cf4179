/* SPDX-License-Identifier: MIT
 * Sorting, selection, midranks, quantiles and the normal distribution. */
#include "series/rank.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of more numbers than that, the first pivots are sought with care. */
enum { MANY = 4096, SAMPLE = 256 };

struct cell {
	double value;
	size_t place;
};

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static int by_value(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

size_t rank_kind(const double *kind, size_t kinds, double value)
{
	size_t low = 0, high = kinds;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (kind[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t rank_kinds(const double *x, size_t n, double *kind, size_t *count)
{
	size_t kinds = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = rank_kind(kind, kinds, x[i]);

		if (at < kinds && !(kind[at] > x[i])) {
			count[at]++;
			continue;
		}
		if (kinds == RANK_KINDS)
			return 0;
		memmove(kind + at + 1, kind + at,
			(kinds - at) * sizeof *kind);
		memmove(count + at + 1, count + at,
			(kinds++ - at) * sizeof *count);
		kind[at] = x[i];
		count[at] = 1;
	}
	return kinds;
}

void rank_sort(double *x, size_t n)
{
	double kind[RANK_KINDS];
	size_t count[RANK_KINDS], kinds = 0, to = 0;

	/* Many ratings are few numbers, which are sooner counted. */
	if (n > RANK_KINDS)
		kinds = rank_kinds(x, n, kind, count);
	for (size_t k = 0; k < kinds; k++)
		while (count[k]--)
			x[to++] = kind[k];
	if (n > 1 && !kinds)
		qsort(x, n, sizeof *x, by_number);
}

static void swap(double *a, double *b)
{
	double t = *a;

	*a = *b;
	*b = t;
}

/* Puts the middle one of three into b, the ends around it. */
static void three(double *a, double *b, double *c)
{
	if (*a > *b)
		swap(a, b);
	if (*b > *c)
		swap(b, c);
	if (*a > *b)
		swap(a, b);
}

/* A number near the k-th: that of a sample from all over. */
static double guess(const double *x, size_t n, size_t k)
{
	double sample[SAMPLE];

	for (size_t i = 0; i < SAMPLE; i++)
		sample[i] = x[n / SAMPLE * i];
	return rank_select(sample, SAMPLE, (size_t)((double)k / (double)n *
						    SAMPLE));
}

double rank_select(double *x, size_t n, size_t k)
{
	ptrdiff_t low = 0, high = (ptrdiff_t)n - 1, want = (ptrdiff_t)k;

	while (high > low) {
		ptrdiff_t i = low, j = high, half = low + (high - low) / 2;

		three(&x[low], &x[half], &x[high]);
		double pivot = high - low < MANY ? x[half] :
			guess(x + low, (size_t)(high - low + 1),
			      (size_t)(want - low));
		/* Stopping at equal numbers keeps ties from costing n^2. */
		while (i <= j) {
			while (x[i] < pivot)
				i++;
			while (x[j] > pivot)
				j--;
			if (i <= j)
				swap(&x[i++], &x[j--]);
		}
		if (want <= j)
			high = j;
		else if (want >= i)
			low = i;
		else
			break;
	}
	return x[k];
}

double rank_quantile(const double *sorted, size_t n, double f)
{
	double h = (double)(n - 1) * fmin(fmax(f, 0), 1);
	size_t i = (size_t)h;

	if (i + 1 >= n)
		return sorted[n - 1];
	return sorted[i] + (h - (double)i) * (sorted[i + 1] - sorted[i]);
}

double rank_median(double *x, size_t n)
{
	double high = rank_select(x, n, n / 2);

	if (n % 2)
		return high;
	double low = x[0];
	for (size_t i = 1; i < n / 2; i++)
		low = x[i] > low ? x[i] : low;
	return (low + high) / 2;
}

int rank_mid(const double *x, size_t n, double *rank)
{
	if (!n)
		return 0;
	struct cell *c = malloc(n * sizeof *c);
	if (!c)
		return -1;
	for (size_t i = 0; i < n; i++)
		c[i] = (struct cell){ x[i], i };
	qsort(c, n, sizeof *c, by_value);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && c[j].value == c[i].value; j++)
			;
		for (size_t k = i; k < j; k++)
			rank[c[k].place] = (double)(i + 1 + j) / 2;
	}
	free(c);
	return 0;
}

int rank_scores(const double *x, size_t n, double *score)
{
	if (rank_mid(x, n, score))
		return -1;
	for (size_t i = 0; i < n; i++)
		score[i] = rank_normal_quantile((score[i] - .5) / (double)n);
	return 0;
}

/* A quotient of two polynomials of degree 7, lowest power first. */
static double ratio(const double *top, const double *bottom, double r)
{
	double t = top[7], b = bottom[7];

	for (int i = 6; i >= 0; i--) {
		t = t * r + top[i];
		b = b * r + bottom[i];
	}
	return t / b;
}

/* Algorithm AS 241, PPND16: the published coefficients. */
static const double middle[2][8] = {
	{ 3.3871328727963666080e0, 1.3314166789178437745e+2,
	  1.9715909503065514427e+3, 1.3731693765509461125e+4,
	  4.5921953931549871457e+4, 6.7265770927008700853e+4,
	  3.3430575583588128105e+4, 2.5090809287301226727e+3 },
	{ 1.0, 4.2313330701600911252e+1,
	  6.8718700749205790830e+2, 5.3941960214247511077e+3,
	  2.1213794301586595867e+4, 3.9307895800092710610e+4,
	  2.8729085735721942674e+4, 5.2264952788528545610e+3 },
}, outer[2][8] = {
	{ 1.42343711074968357734e0, 4.63033784615654529590e0,
	  5.76949722146069140550e0, 3.64784832476320460504e0,
	  1.27045825245236838258e0, 2.41780725177450611770e-1,
	  2.27238449892691845833e-2, 7.74545014278341407640e-4 },
	{ 1.0, 2.05319162663775882187e0,
	  1.67638483018380384940e0, 6.89767334985100004550e-1,
	  1.48103976427480074590e-1, 1.51986665636164571966e-2,
	  5.47593808499534494600e-4, 1.05075007164441684324e-9 },
}, far[2][8] = {
	{ 6.65790464350110377720e0, 5.46378491116411436990e0,
	  1.78482653991729133580e0, 2.96560571828504891230e-1,
	  2.65321895265761230930e-2, 1.24266094738807843860e-3,
	  2.71155556874348757815e-5, 2.01033439929228813265e-7 },
	{ 1.0, 5.99832206555887937690e-1,
	  1.36929880922735805310e-1, 1.48753612908506148525e-2,
	  7.86869131145613259100e-4, 1.84631831751005468180e-5,
	  1.42151175831644588870e-7, 2.04426310338993978564e-15 },
};

double rank_normal_quantile(double p)
{
	p = fmin(fmax(p, DBL_MIN), 1 - DBL_EPSILON / 2);

	double q = p - .5;
	if (fabs(q) <= .425)
		return q * ratio(middle[0], middle[1], .180625 - q * q);
	double r = sqrt(-log(q < 0 ? p : 1 - p));
	double z = r <= 5 ? ratio(outer[0], outer[1], r - 1.6)
			  : ratio(far[0], far[1], r - 5);
	return q < 0 ? -z : z;
}

double rank_normal_tail(double z)
{
	return erfc(z / sqrt(2)) / 2;
}
